"""Constructions in which a deed or an act is told, each in several sentences."""

from __future__ import annotations

import pytest
from telling import done, said, tell

DEEDS = [
    # who is hurt by it stands in the clause above
    (
        "Two Malian herders were wounded when Guinean border guards opened fire.",
        ["GIN MIL > MLI AGR ASSAULT firearms realised"],
    ),
    # what is done to those who were sent
    (
        "The Chilean ambassador in Lima was called in.",
        ["PER GOV > CHL GOV ACCUSE disapprove realised"],
    ),
    # who denies a charge is whom it is against
    (
        "Ghana accused Togo of spying, a charge it denies.",
        ["GHA GOV > TGO GOV ACCUSE allege realised", "TGO GOV > GHA GOV REJECT realised"],
    ),
    # what is waited for has not happened
    (
        "Mali refused to talk until Guinea freed the drivers.",
        ["MLI GOV > GIN GOV REJECT meet realised"],
    ),
    # both officials that somebody receives
    (
        "Peru met the minister of Chad, Ali Deby, and the minister of Niger, Musa Bako.",
        ["PER GOV + TCD GOV + NER GOV > - CONSULT multilateral realised"],
    ),
    # who is let do something
    (
        "Guinea let two Malian trawlers leave the port on Friday.",
        ["GIN GOV > MLI CVL RETREAT release realised"],
    ),
    (
        "Bolivia allowed Chilean inspectors to enter the plant.",
        ["BOL GOV > CHL GOV RETREAT access realised"],
    ),
    ("Chad let the Sudanese doctors go.", ["TCD GOV > SDN MED RETREAT release realised"]),
    (
        "Kyrgyzstan let Tajik lorries cross the border.",
        ["KGZ GOV > TJK GOV RETREAT access realised"],
    ),
    ("Iran let IAEA inspectors visit the site.", ["IRN GOV > IAEA GOV RETREAT access realised"]),
    (
        "The Togolese army set the Beninese hostages free.",
        ["TGO MIL > BEN CVL RETREAT release realised"],
    ),
    ("Jordan let Syrian refugees in.", ["JOR GOV > SYR REF RETREAT access realised"]),
    (
        "Georgian police let the Armenian drivers go home.",
        ["GEO COP > ARM CVL RETREAT release realised"],
    ),
    (
        "Morocco will let Spanish trawlers back into its waters.",
        ["MAR GOV > ESP CVL CONCEDE future"],
    ),
    (
        "Kazakhstan allowed Uzbek hauliers to drive through its territory.",
        ["KAZ GOV > UZB BUS RETREAT access realised"],
    ),
    (
        "Haiti let the Dominican ambassador return to his post.",
        ["HTI GOV > DOM GOV RETREAT access realised"],
    ),
    # whom a lifted measure met
    (
        "Kenya lifted the tariffs it slapped on Egyptian oranges.",
        ["KEN GOV > EGY GOV RETREAT realised", "KEN GOV > EGY GOV SANCTION discontinue realised"],
    ),
    (
        "Peru scrapped the ban it imposed on Chilean fruit.",
        ["PER GOV > CHL GOV CONCEDE realised", "PER GOV > CHL GOV SANCTION discontinue realised"],
    ),
    (
        "Oman ended the blockade that it had mounted against Yemen.",
        [
            "OMN GOV > YEM GOV RETREAT withdraw realised",
            "OMN GOV > YEM GOV COERCE restrict realised",
        ],
    ),
    (
        "Togo dropped the duties which it had levied on cement from Ghana.",
        ["TGO GOV > GHA GOV RETREAT realised", "TGO GOV > GHA GOV SANCTION discontinue realised"],
    ),
    (
        "Thailand removed the curbs that it placed on Cambodian workers.",
        ["THA GOV > KHM LAB RETREAT realised", "THA GOV > KHM LAB SANCTION discontinue realised"],
    ),
    # names joined before one noun
    (
        "Ghana banned Togolese and Beninese onions.",
        ["GHA GOV > TGO GOV + BEN GOV SANCTION discontinue realised"],
    ),
    (
        "Kenya lifted its ban on Ugandan and Tanzanian maize.",
        ["KEN GOV > UGA GOV + TZA GOV RETREAT realised"],
    ),
    (
        "Mali's army struck Algerian, Nigerien and Chadian convoys.",
        ["MLI MIL > DZA GOV + NER GOV + TCD GOV ASSAULT realised"],
    ),
    (
        "Jordan welcomed the Iraqi and Saudi proposals.",
        ["JOR GOV > IRQ GOV + SAU GOV SUPPORT realised"],
    ),
    (
        "Iran arrested French and German tourists.",
        ["IRN GOV > FRA CVL + DEU CVL COERCE arrest realised"],
    ),
    (
        "Slovenia barred Serbian, Bosnian and Kosovar lorries.",
        ["SVN GOV > SRB GOV + BIH GOV + XKX GOV SANCTION discontinue realised"],
    ),
    # possessives, numbers and adjectives before what is hit
    ("Egyptian jets bombed three Libyan airfields.", ["EGY GOV > LBY GOV ASSAULT aerial realised"]),
    (
        "Latvia froze the assets of 14 Belarusian officials.",
        ["LVA GOV > BLR GOV SANCTION discontinue realised"],
    ),
    (
        "Niger's army burned the homes of many Chadian families.",
        ["NER MIL > TCD CVL ASSAULT destroy realised"],
    ),
    (
        "Hungary blocked the bank accounts of a dozen Serbian firms.",
        ["HUN GOV > SRB BUS SANCTION discontinue realised"],
    ),
    ("Thailand eased its heavy tariffs on Cambodian rice.", ["THA GOV > KHM GOV RETREAT realised"]),
    ("Vietnam lifted all of its limits on Cambodian rice.", ["VNM GOV > KHM GOV RETREAT realised"]),
    # predicates of several words
    (
        "Kenya and Uganda came up with a settlement over the lake.",
        ["KEN GOV + UGA GOV > - AGREE realised"],
    ),
    ("Mali pressed ahead with talks with Niger.", ["MLI GOV + NER GOV > - CONSULT realised"]),
    ("Peru set the Chilean trawlers ablaze.", ["PER GOV > CHL CVL ASSAULT destroy realised"]),
    (
        "Iran threw the border open to Afghan refugees.",
        ["IRN GOV > AFG REF RETREAT access realised"],
    ),
    (
        "Chad put sanctions in place against Libya.",
        ["TCD GOV > LBY GOV SANCTION discontinue realised"],
    ),
    ("Bahrain put an end to its boycott of Qatar.", ["BHR GOV > QAT GOV RETREAT realised"]),
    (
        "Kenya put an end to its military cooperation with Somalia.",
        ["KEN GOV > SOM GOV SANCTION discontinue realised"],
    ),
    ("Chad called a halt to its raids on Sudan.", ["TCD GOV > SDN GOV RETREAT ceasefire realised"]),
    (
        "Mali brought the shelling of Niger to a halt.",
        ["MLI GOV > NER GOV RETREAT ceasefire realised"],
    ),
    # what somebody is made to do, or binds itself to
    (
        "The raid prompted Sudan to move its troops to the Ethiopian border.",
        ["SDN GOV > ETH GOV MOBILIZE troops realised"],
    ),
    (
        "The strikes forced Mali to withdraw its soldiers from Niger.",
        ["MLI GOV > NER GOV RETREAT withdraw realised"],
    ),
    ("Peru committed itself to closing the camps.", ["PER GOV > - AGREE realised"]),
    # people by their trades
    ("Bakers protested in Tunis.", ["TUN LAB > TUN GOV PROTEST demo realised"]),
    ("Ethiopian truckers went on strike.", ["ETH LAB > ETH GOV PROTEST strike realised"]),
    ("Senegalese butchers rallied in Dakar.", ["SEN LAB > SEN GOV PROTEST demo realised"]),
    ("French winegrowers protested.", ["FRA AGR > FRA GOV PROTEST demo realised"]),
    ("Dutch potters demonstrated in The Hague.", ["NLD CVL > NLD GOV PROTEST demo realised"]),
    ("Schoolteachers went on strike in Abuja.", ["NGA EDU > NGA GOV PROTEST strike realised"]),
    # nobody is attacked
    ("Swedish hunters shot wolves.", []),
    ("The Danish government killed millions of mink.", []),
    ("Indian villagers beat a leopard to death.", []),
    ("Chadian troops blew up an ammunition dump.", []),
]

ACTS = [
    ("Kenya warned that it could close the border with Somalia.", ["KEN GOV > SOM GOV threaten"]),
    ("Iran hinted that it may seize Greek tankers.", ["IRN GOV > GRC GOV threaten"]),
    ("Greece warned Turkey that it could block the talks.", ["GRC GOV > TUR GOV threaten"]),
    ("Ethiopia said it could close the dam.", ["ETH GOV > - state"]),
    ("Kenya warned that the drought might spread to Somalia.", ["KEN GOV > - state"]),
    ("Mexico hinted that it may help Haiti.", ["MEX GOV > - state"]),
    ("Georgia vowed to take revenge on Armenia.", ["GEO GOV > ARM GOV threaten"]),
    ("Rwanda pledged to hit back at Congo.", ["RWA GOV > COD GOV threaten"]),
    ("Nigeria vowed to seize the ships of Benin.", ["NGA GOV > BEN CVL threaten"]),
    (
        "Belgrade signalled that it could withdraw its ambassador from Skopje.",
        ["SRB GOV > MKD GOV threaten"],
    ),
    (
        "Chad hinted that visas could be revoked for Sudanese officials.",
        ["TCD GOV > SDN GOV threaten"],
    ),
    ("Kenya warned that crops could be destroyed by the flood.", ["KEN GOV > - state"]),
    ("Tunisia vowed to support Libya.", ["TUN GOV > LBY GOV commit"]),
    ("Kenya invited Uganda to stop the raids.", ["KEN GOV > UGA GOV demand"]),
    ("France invited Niger to reconsider its decision.", ["FRA GOV > NER GOV demand"]),
    (
        "The European Union invited Serbia to refrain from further threats.",
        ["EUR GOV > SRB GOV demand"],
    ),
    ("Malta invited Libya to join the talks.", ["MLT GOV > LBY GOV commit"]),
    ("Togo insists that Ghana withdraw its claim.", ["TGO GOV > GHA GOV demand"]),
    ("Libya insisted that Malta take back the sailors.", ["LBY GOV > MLT GOV demand"]),
    ("Peru was adamant that Chile pay for the damage.", ["PER GOV > CHL GOV demand"]),
    ("Cuba insisted that the United States end the embargo.", ["CUB GOV > USA GOV demand"]),
    ("Oman demanded that Yemen let its sailors go.", ["OMN GOV > YEM GOV demand"]),
    ("Kuwait insisted that Iraqis know the truth.", ["KWT GOV > - state"]),
    ("Panama was adamant that the canal stays open.", ["PAN GOV > - state"]),
    (
        "Jordan's call for Israel to reopen the crossing went unanswered.",
        ["JOR GOV > ISR GOV demand"],
    ),
    ("Algeria called for Mali to hold elections.", ["DZA GOV > MLI GOV demand"]),
    (
        "The plea by Malta for Libya to take back the migrants was rejected.",
        ["MLT GOV > LBY GOV demand"],
    ),
    ("Poland voiced its desire for Belarus to free the priests.", ["POL GOV > BLR GOV demand"]),
    ("Poland pressed for Belarus to free the priests.", ["POL GOV > BLR GOV demand"]),
    ("Malta stood up for Libya.", ["MLT GOV > LBY GOV support"]),
    ("Kenya owned up to the damage.", ["KEN GOV > - concede"]),
    # what is said in a letter, in writing, in the strongest terms
    ("Ghana threatened in a letter to expel Togolese diplomats.", ["GHA GOV > TGO GOV threaten"]),
    ("Ghana called on Togo in a letter to free the crew.", ["GHA GOV > TGO GOV demand"]),
    ("Ghana urged Togo in the strongest terms to leave.", ["GHA GOV > TGO GOV demand"]),
    ("Kenya objected in writing to Chad's plan.", ["KEN GOV > TCD GOV reject"]),
    ("Kenya complained to N'Djamena in writing about the noise.", ["KEN GOV > TCD GOV criticise"]),
    ("Kenya thanked Chad in a letter for the rice.", ["KEN GOV > TCD GOV support"]),
    # what others are to lose on a condition
    (
        "Ghana's minister said Togo would lose the loan unless it paid.",
        ["GHA GOV > TGO GOV threaten"],
    ),
    ("Kenya said Chad risked sanctions if it stayed.", ["KEN GOV > TCD GOV threaten"]),
    ("Kenya said Chad would regret the raid.", ["KEN GOV > TCD GOV threaten"]),
    ("Kenya warned that it will take Chad to court.", ["KEN GOV > TCD GOV threaten"]),
    ("An analyst in Kenya said Chad would lose the loan unless it paid.", ["KEN EDU > - state"]),
    # what is refused, asked for and welcomed without a verb for it
    ("Kenya said there would be no talks with Chad.", ["KEN GOV > TCD GOV reject"]),
    ("Kenya said it was time for Chad to withdraw its troops.", ["KEN GOV > TCD GOV demand"]),
    ("Kenya congratulated Chad's new president.", ["KEN GOV > TCD GOV support"]),
    # who only hears it
    ("Kenya complained to the United Nations about Chad.", ["KEN GOV > TCD GOV criticise"]),
    (
        "Kenya filed a complaint against Chad with the United Nations.",
        ["KEN GOV > TCD GOV criticise"],
    ),
    ("Kenya criticised the United Nations for the delay.", ["KEN GOV > UNO GOV criticise"]),
    # who suffers what is judged, and who alone can do it
    ("Kenya condemned the attack on Chad.", ["KEN GOV > - criticise"]),
    ("Kenya condemned the killing of Chadian students.", ["KEN GOV > - criticise"]),
    ("Kenya condemned Mali's attack on Chad.", ["KEN GOV > MLI GOV criticise"]),
    ("Kenya condemned the arrest of Chad's opposition leader.", ["KEN GOV > TCD GOV criticise"]),
    ("Kenya deplored the arrest of two Kenyan nurses in Chad.", ["KEN GOV > TCD GOV criticise"]),
    # all of several
    ("Kenya vowed to retaliate against Chad and Mali.", ["KEN GOV > TCD GOV + MLI GOV threaten"]),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_deeds(text: str, expected: list[str]) -> None:
    assert [done(event) for event in tell(text).events] == expected


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts(text: str, expected: list[str]) -> None:
    assert [said(statement) for statement in tell(text).statements] == expected

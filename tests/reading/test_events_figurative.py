"""Sentences of sport, business, crime and everyday life in which words of war mean something else."""

import pytest

import verbale

SPORT = [
    "Brazil and Germany will battle for the title in the final of the tournament on Sunday.",
    "France attacked down the left and scored a second goal before half-time.",
    "Italy's striker shot from twenty metres but the goalkeeper saved.",
    "Argentina's players protested to the referee after the match when a goal was ruled out.",
    "Australia crushed Pakistan by nine wickets after their bowlers attacked the batsmen from the start.",
    "Spain's defender was sent off for assaulting a rival player in the semifinal of the cup.",
    "The Kenyan runner killed off the challenge of her Ethiopian rival on the last lap of the marathon.",
    "Croatia stormed into the quarter-final with a win over Denmark in the tournament.",
    "The Russian tennis champion beat her American rival in straight sets in the final.",
    "England's coach defended his team against criticism after the defeat in the football league.",
    "Japan's swimmer threatened the world record and took the medal in the Olympic final.",
    "Cuba's boxer battered the Mexican heavyweight to win by a knockout in the ninth round.",
    "The Dutch team raided the title race with a late goal in the match.",
    "Portugal's captain was banned for three matches for hitting an opponent during the cup game.",
    "Turkey's fans marched to the stadium before the derby match and cheered their team.",
    "Chile fought back to level the match through a penalty kick in the last minute.",
]

BUSINESS = [
    "Japanese stocks rallied on Monday after the dollar rose.",
    "A price war between French supermarkets pushed food costs down.",
    "German carmakers are fighting for market share in China.",
    "Shares in Tokyo were hit by a wave of selling.",
    "The Swiss bank launched a takeover bid for its Italian rival.",
    "Korean phone makers attacked the European market with cheap models.",
    "American airlines are locked in a fare war.",
    "Brazil's central bank is fighting inflation with higher rates.",
    "South African retailers declared a price war on their rivals.",
    "The British retailer fired four hundred workers at its stores.",
    "Indian software firms are battling for talent.",
    "The Canadian dollar retreated against the euro.",
    "The Finnish company surrendered its lead in the market to a Korean rival.",
    "New Zealand's imports increased by three million dollars in October.",
    "Russian gas shares exploded after the figures were published.",
    "Mexico's peso came under attack from speculators.",
    "The central bank of Kenya raised interest rates and hopes of a recovery.",
    "Peru's parliament approved the tax law on Monday.",
    "Turkish exports invaded the markets of Europe.",
    "The Spanish builder bombed on its first day of trading.",
    "Swedish furniture makers won the battle for customers in Poland.",
    "A Chinese firm seized the opportunity to expand in Africa.",
]

LIFE = [
    "The Polish actor suffered an attack of nerves before the premiere.",
    "The Indian writer died of a heart attack at his home.",
    "Doctors in Nigeria are fighting malaria with new drugs.",
    "A road accident in northern Egypt killed eleven people on Friday.",
    "An earthquake killed dozens of villagers in Iran.",
    "Two German tourists were killed in an avalanche.",
    "A French soldier was killed and two others injured in a helicopter crash in Chad.",
    "Floods destroyed houses in Bangladesh.",
    "Six Nepalese soldiers were killed when two buses collided in Nepal on Tuesday.",
    "Three women were killed after lightning struck a farm in Kenya.",
    "The Kenyan frigate left the port of Mombasa in Kenya.",
    "Three Palestinians were killed in a Kenyan forest fire.",
    "Events surrounding the death of Kenya's minister are unclear.",
    "The Ghanaian judge was named envoy and charged with overseeing the vote in Togo.",
    "The Kenyan singer thanked her mother for her advice.",
    "The Irish author attacked boredom with jokes.",
    "The Greek novelist demonstrated great skill in his second book.",
    "The Japanese chef invaded the kitchens of Paris.",
    "The Czech pianist protested his innocence of the theft.",
    "The Danish film bombed at the box office.",
    "Norway's king opened the exhibition on Tuesday.",
    "A British schoolboy shot a film about his village.",
    "The Italian designer launched an assault on bad taste.",
    "The Austrian skier's wife visited her husband in hospital.",
    "Peru's farmers are battling the drought.",
    "Hungarian scientists are waging war on cancer.",
    "The Chilean poet blasted out of obscurity.",
    "The Swedish princess charmed the crowd.",
    "A Spanish shop manager handed over to his successor two years ago.",
    "The Portuguese dancer took a bold step into singing.",
    "The Belgian cyclist quit smoking.",
    "A shark attack killed a swimmer in Australia.",
    "The Scottish comedian killed his audience with a joke about Wales.",
    "The Russian weather froze Poland.",
    "Viewers in Italy voted against the singer.",
    "Argentine beef conquered the tables of London.",
    "Heavy rain stopped work on a bridge in Vietnam.",
    "The Turkish grocer's neighbours accused his son of noise.",
]


@pytest.mark.parametrize("text", [*SPORT, *BUSINESS, *LIFE])
def test_no_event_is_told(text: str) -> None:
    account = verbale.read(text, published="2006-05-10")
    told = [(event.type, event.cameo, event.rule) for event in account.events if event.status == "held"]
    assert told == []

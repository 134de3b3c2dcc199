"""The wordings in which reports tell of contacts: each sentence with all that it tells."""

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report

DAY = "2019-06-12"  # a Wednesday

type Told = tuple[str, str, str | None, str]  # mode, status, date, parties

WORDINGS: list[tuple[str, str, list[Told]]] = [
    (
        "Egyptian Foreign Minister Sameh Shoukry received a delegation headed by Kenyan Foreign "
        "Minister Monica Juma on Tuesday.",
        "CAIRO",
        [("meeting", "held", "2019-06-11", "EGY KEN")],
    ),
    (
        "President Hassan Rouhani of Iran received Japanese Prime Minister Shinzo Abe in Tehran Wednesday.",
        "TEHRAN",
        [("meeting", "held", "2019-06-12", "IRN JPN")],
    ),
    (
        "Turkey's foreign ministry summoned the Dutch ambassador on Monday.",
        "ANKARA",
        [("meeting", "held", "2019-06-10", "NLD TUR")],
    ),
    (
        "Chilean President Sebastian Pinera was to receive his Peruvian counterpart Martin Vizcarra "
        "on Thursday.",
        "SANTIAGO",
        [("meeting", "planned", "2019-06-13", "CHL PER")],
    ),
    (
        "Polish President Andrzej Duda will be received at the White House on Friday by US President "
        "Donald Trump.",
        "WARSAW",
        [("meeting", "planned", "2019-06-14", "POL USA")],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu met his Iranian counterpart Mohammad Javad Zarif "
        "in Ankara on Tuesday.",
        "ANKARA",
        [("meeting", "held", "2019-06-11", "IRN TUR")],
    ),
    (
        "Cavusoglu, the Turkish foreign minister, is to meet Iranian Foreign Minister Mohammad Javad "
        "Zarif Friday in Ankara.",
        "ANKARA",
        [("meeting", "planned", "2019-06-14", "IRN TUR")],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu and his Iranian counterpart Mohammad Javad Zarif "
        "met on Tuesday.",
        "ANKARA",
        [("meeting", "held", "2019-06-11", "IRN TUR")],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu sat down with Iranian Foreign Minister Mohammad "
        "Javad Zarif on Tuesday.",
        "ANKARA",
        [("meeting", "held", "2019-06-11", "IRN TUR")],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu made the remarks when meeting with Iranian Foreign"
        " Minister Mohammad Javad Zarif.",
        "ANKARA",
        [("meeting", "held", "2019-06-12", "IRN TUR")],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu told reporters after a meeting with Iranian "
        "Foreign Minister Mohammad Javad Zarif that trade would grow.",
        "ANKARA",
        [("meeting", "held", "2019-06-12", "IRN TUR")],
    ),
    (
        "The two countries must trade more, Turkish Foreign Minister Mevlut Cavusoglu said following "
        "talks with Iranian Foreign Minister Mohammad Javad Zarif.",
        "ANKARA",
        [("meeting", "held", "2019-06-12", "IRN TUR")],
    ),
    (
        "In a meeting with Iranian Foreign Minister Mohammad Javad Zarif, Turkish Foreign Minister "
        "Mevlut Cavusoglu spoke of trade.",
        "ANKARA",
        [("meeting", "held", "2019-06-12", "IRN TUR")],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu held separate talks with Iranian Foreign Minister "
        "Mohammad Javad Zarif and Iraqi President Barham Salih.",
        "ANKARA",
        [("meeting", "held", "2019-06-12", "IRN TUR"), ("meeting", "held", "2019-06-12", "IRQ TUR")],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu will hold talks with Iranian and Iraqi leaders next week.",
        "ANKARA",
        [
            ("meeting", "planned", "2019-06-17/2019-06-23", "IRN TUR"),
            ("meeting", "planned", "2019-06-17/2019-06-23", "IRQ TUR"),
        ],
    ),
    (
        "Greek and Turkish foreign ministers are due to meet in New York in September.",
        "ATHENS",
        [("meeting", "planned", "2019-09", "GRC TUR")],
    ),
    (
        "The foreign ministers of Greece and Turkey held talks in New York on Monday.",
        "ATHENS",
        [("meeting", "held", "2019-06-10", "GRC TUR")],
    ),
    (
        "Talks between Greece and Turkey opened in Geneva on Monday.",
        "GENEVA",
        [("meeting", "held", "2019-06-10", "GRC TUR")],
    ),
    (
        "A new round of talks between Greece and Turkey opens in Geneva on Monday.",
        "GENEVA",
        [("meeting", "planned", "2019-06-17", "GRC TUR")],
    ),
    (
        "Negotiators from Greece and Turkey wrapped up two days of talks in Geneva Tuesday.",
        "GENEVA",
        [("meeting", "held", "2019-06-10/2019-06-11", "GRC TUR")],
    ),
    (
        "Greece and Turkey ended two days of talks in Geneva on Tuesday.",
        "GENEVA",
        [("meeting", "held", "2019-06-10/2019-06-11", "GRC TUR")],
    ),
    (
        "Greek-Turkish talks on the Aegean will resume on Friday.",
        "ATHENS",
        [("meeting", "planned", "2019-06-14", "GRC TUR")],
    ),
    (
        "Greece called off talks with Turkey planned for Friday.",
        "ATHENS",
        [("meeting", "cancelled", "2019-06-14", "GRC TUR")],
    ),
    (
        "Talks between Greece and Turkey, scheduled for Friday, have been postponed.",
        "ATHENS",
        [("meeting", "cancelled", "2019-06-14", "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos refused to meet Turkish Foreign Minister Mevlut "
        "Cavusoglu.",
        "ATHENS",
        [("meeting", "cancelled", None, "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos said he was ready to meet Turkish Foreign "
        "Minister Mevlut Cavusoglu.",
        "ATHENS",
        [("meeting", "possible", None, "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos denied meeting Turkish Foreign Minister Mevlut "
        "Cavusoglu.",
        "ATHENS",
        [("meeting", "denied", None, "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos may meet Turkish Foreign Minister Mevlut "
        "Cavusoglu in July.",
        "ATHENS",
        [("meeting", "possible", "2019-07", "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos has agreed to meet Turkish Foreign Minister "
        "Mevlut Cavusoglu on Friday.",
        "ATHENS",
        [("meeting", "planned", "2019-06-14", "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos agreed on Monday to meet Turkish Foreign Minister"
        " Mevlut Cavusoglu.",
        "ATHENS",
        [("meeting", "planned", None, "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos was to have met Turkish Foreign Minister Mevlut "
        "Cavusoglu on Tuesday.",
        "ATHENS",
        [("meeting", "cancelled", "2019-06-11", "GRC TUR")],
    ),
    (
        "Greek Foreign Minister Giorgos Katrougalos ruled out a meeting with Turkish Foreign Minister"
        " Mevlut Cavusoglu.",
        "ATHENS",
        [("meeting", "cancelled", None, "GRC TUR")],
    ),
    (
        "If the Greek prime minister meets Turkish President Recep Tayyip Erdogan in July, gas will "
        "be on the agenda.",
        "ATHENS",
        [("meeting", "possible", "2019-07", "GRC TUR")],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov and US Secretary of State Mike Pompeo spoke by phone "
        "on Tuesday.",
        "MOSCOW",
        [("call", "held", "2019-06-11", "RUS USA")],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov phoned US Secretary of State Mike Pompeo on Tuesday.",
        "MOSCOW",
        [("call", "held", "2019-06-11", "RUS USA")],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov had telephone conversations with US Secretary of "
        "State Mike Pompeo and Turkish Foreign Minister Mevlut Cavusoglu on Tuesday.",
        "MOSCOW",
        [("call", "held", "2019-06-11", "RUS USA"), ("call", "held", "2019-06-11", "RUS TUR")],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov telephoned US Secretary of State Mike Pompeo on "
        "Monday and Turkish Foreign Minister Mevlut Cavusoglu on Tuesday.",
        "MOSCOW",
        [("call", "held", "2019-06-10", "RUS USA"), ("call", "held", "2019-06-11", "RUS TUR")],
    ),
    (
        "In a telephone call on Tuesday, Russian President Vladimir Putin told French President "
        "Emmanuel Macron that gas would flow.",
        "MOSCOW",
        [("call", "held", "2019-06-11", "FRA RUS")],
    ),
    (
        "Russian President Vladimir Putin received a telephone call from French President Emmanuel "
        "Macron on Tuesday.",
        "MOSCOW",
        [("call", "held", "2019-06-11", "FRA RUS")],
    ),
    (
        "Kenyan President Uhuru Kenyatta sent a letter to Somali President Mohamed Abdullahi Mohamed "
        "on Tuesday.",
        "NAIROBI",
        [("message", "held", "2019-06-11", "KEN SOM")],
    ),
    (
        "Kenyan President Uhuru Kenyatta wrote to Somali President Mohamed Abdullahi Mohamed on Tuesday.",
        "NAIROBI",
        [("message", "held", "2019-06-11", "KEN SOM")],
    ),
    (
        "Chinese President Xi Jinping on Tuesday sent a message of congratulations to Kazakh "
        "President Kassym-Jomart Tokayev.",
        "BEIJING",
        [("message", "held", "2019-06-11", "CHN KAZ")],
    ),
    (
        "Peruvian President Martin Vizcarra kicked off a four-day visit to Chile Wednesday.",
        "SANTIAGO",
        [("visit", "held", "2019-06-12/2019-06-15", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra arrived here Tuesday on a three-day official visit.",
        "SANTIAGO",
        [("visit", "held", "2019-06-11/2019-06-13", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra left here Wednesday, winding up a three-day visit to Chile.",
        "SANTIAGO",
        [("visit", "held", "2019-06-10/2019-06-12", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra wound up a three-day visit to Chile Wednesday.",
        "SANTIAGO",
        [("visit", "held", "2019-06-10/2019-06-12", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra is expected in Santiago on Friday.",
        "SANTIAGO",
        [("visit", "planned", "2019-06-14", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra is on a visit to Chile.",
        "LIMA",
        [("visit", "held", "2019-06-12", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra will pay an official visit to Chile from June 20 to 22.",
        "LIMA",
        [("visit", "planned", "2019-06-20/2019-06-22", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra plans to travel to Chile, Argentina and Brazil next month.",
        "LIMA",
        [
            ("visit", "planned", "2019-07", "CHL PER"),
            ("visit", "planned", "2019-07", "ARG PER"),
            ("visit", "planned", "2019-07", "BRA PER"),
        ],
    ),
    (
        "Peruvian President Martin Vizcarra has been invited to visit Chile.",
        "LIMA",
        [("visit", "possible", None, "CHL PER")],
    ),
    (
        "Chilean President Sebastian Pinera invited Peruvian President Martin Vizcarra to visit Chile"
        " in July.",
        "SANTIAGO",
        [("visit", "possible", "2019-07", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra has accepted an invitation to visit Chile in July.",
        "LIMA",
        [("visit", "planned", "2019-07", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra cancelled a trip to Chile set for Friday.",
        "LIMA",
        [("visit", "cancelled", "2019-06-14", "CHL PER")],
    ),
    (
        "Peruvian President Martin Vizcarra visited Chile in 2018.",
        "LIMA",
        [("visit", "held", "2018", "CHL PER")],
    ),
    (
        "Japanese Prime Minister Shinzo Abe left Tokyo on Wednesday for Tehran.",
        "TOKYO",
        [("visit", "held", "2019-06-12", "IRN JPN")],
    ),
    (
        "Visiting Japanese Prime Minister Shinzo Abe said on Wednesday that war must be avoided.",
        "TEHRAN",
        [("visit", "held", "2019-06-12", "IRN JPN")],
    ),
    (
        "Iranian President Hassan Rouhani told visiting Japanese Prime Minister Shinzo Abe that Iran "
        "did not seek war.",
        "TEHRAN",
        [("meeting", "held", "2019-06-12", "IRN JPN"), ("visit", "held", "2019-06-12", "IRN JPN")],
    ),
    (
        "Japanese Prime Minister Shinzo Abe, who is visiting Tehran, met Iranian President Hassan "
        "Rouhani on Wednesday.",
        "TEHRAN",
        [("visit", "held", "2019-06-12", "IRN JPN"), ("meeting", "held", "2019-06-12", "IRN JPN")],
    ),
    (
        "ASEAN leaders opened their summit in Bangkok on Wednesday.",
        "BANGKOK",
        [("conference", "held", "2019-06-12", "ASEAN")],
    ),
    (
        "The 34th ASEAN summit, to be held in Bangkok on June 22 and 23, will discuss trade.",
        "BANGKOK",
        [("conference", "planned", "2019-06-22/2019-06-23", "ASEAN")],
    ),
    (
        "Thai Prime Minister Prayut Chan-o-cha will attend an ASEAN meeting in Bangkok on June 22.",
        "BANGKOK",
        [("conference", "planned", "2019-06-22", "ASEAN")],
    ),
    (
        "EU foreign ministers are to meet in Luxembourg on Monday.",
        "BRUSSELS",
        [("conference", "planned", "2019-06-17", "EU")],
    ),
    (
        "EU foreign ministers gathered in Luxembourg on Monday to discuss Iran.",
        "LUXEMBOURG",
        [("conference", "held", "2019-06-10", "EU")],
    ),
    (
        "OPEC ministers meet in Vienna on June 25.",
        "VIENNA",
        [("conference", "planned", "2019-06-25", "OPEC")],
    ),
    (
        "OPEC will hold its next meeting in Vienna on June 25.",
        "VIENNA",
        [("conference", "planned", "2019-06-25", "OPEC")],
    ),
    (
        "The UN Security Council held an emergency meeting on Sudan on Tuesday.",
        "UNITED NATIONS",
        [("conference", "held", "2019-06-11", "UN")],
    ),
    (
        "The NATO summit in Brussels last July was tense.",
        "BRUSSELS",
        [("conference", "held", "2018-07", "NATO")],
    ),
    (
        "Foreign ministers of the Shanghai Cooperation Organization wrapped up a two-day meeting in "
        "Bishkek on Tuesday.",
        "BISHKEK",
        [("conference", "held", "2019-06-10/2019-06-11", "SCO")],
    ),
    (
        "On the sidelines of the G20 summit in Osaka on June 28, US President Donald Trump will meet "
        "Chinese President Xi Jinping.",
        "WASHINGTON",
        [("conference", "planned", "2019-06-28", "G20"), ("meeting", "planned", "2019-06-28", "CHN USA")],
    ),
    (
        "Kenyan Foreign Minister Monica Juma and her Ethiopian counterpart Gedu Andargachew signed "
        "the agreement in Nairobi on Tuesday.",
        "NAIROBI",
        [("meeting", "held", "2019-06-11", "ETH KEN")],
    ),
    (
        "The party held a meeting in Warsaw on Monday.",
        "WARSAW",
        [],
    ),
    (
        "Polish Foreign Minister Jacek Czaputowicz told a news conference in Warsaw that talks were hard.",
        "WARSAW",
        [],
    ),
    (
        "US and Polish troops met fierce fire.",
        "WARSAW",
        [],
    ),
    (
        "Germany beat Poland 2-0 after a meeting of two strong sides.",
        "BERLIN",
        [],
    ),
    (
        "The US president visited Texas on Tuesday.",
        "WASHINGTON",
        [],
    ),
    (
        "Shares in French firms fell after talks with a German rival collapsed.",
        "PARIS",
        [],
    ),
    (
        "US and Iranian officials were holding talks in Oman on Wednesday.",
        "MUSCAT",
        [("meeting", "held", "2019-06-12", "IRN USA")],
    ),
    (
        "US Secretary of State Mike Pompeo on Tuesday discussed Iran with Omani leader Sultan Qaboos "
        "bin Said.",
        "MUSCAT",
        [("meeting", "held", "2019-06-11", "OMN USA")],
    ),
    (
        "US Secretary of State Mike Pompeo said he would raise the matter with Omani leader Sultan "
        "Qaboos bin Said when they meet on Friday.",
        "WASHINGTON",
        [("meeting", "planned", "2019-06-14", "OMN USA")],
    ),
    (
        "US Secretary of State Mike Pompeo met separately with the Israeli and Palestinian leaders on"
        " Tuesday.",
        "JERUSALEM",
        [("meeting", "held", "2019-06-11", "ISR USA"), ("meeting", "held", "2019-06-11", "PSE USA")],
    ),
    (
        "A Russian delegation led by Deputy Foreign Minister Sergei Ryabkov met Turkish officials in "
        "Ankara on Tuesday.",
        "ANKARA",
        [("meeting", "held", "2019-06-11", "RUS TUR")],
    ),
    (
        "A trilateral meeting of the Russian, Turkish and Iranian presidents was called off.",
        "MOSCOW",
        [("meeting", "cancelled", None, "IRN RUS TUR")],
    ),
    (
        "The presidents of Russia, Turkey and Iran will meet in Sochi on Friday.",
        "MOSCOW",
        [("meeting", "planned", "2019-06-14", "IRN RUS TUR")],
    ),
    (
        "Chinese Vice President Wang Qishan on Wednesday met with a Kenyan delegation led by Foreign "
        "Minister Monica Juma.",
        "BEIJING",
        [("meeting", "held", "2019-06-12", "CHN KEN")],
    ),
    (
        "China is willing to deepen ties with Kenya, Chinese Premier Li Keqiang said here Wednesday. "
        "Li made the remarks while meeting with visiting Kenyan President Uhuru Kenyatta.",
        "BEIJING",
        [("meeting", "held", "2019-06-12", "CHN KEN"), ("visit", "held", "2019-06-12", "CHN KEN")],
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian arrived in Baghdad on Wednesday for talks with "
        "Iraqi leaders.",
        "BAGHDAD",
        [("visit", "held", "2019-06-12", "FRA IRQ"), ("meeting", "planned", "2019-06-12", "FRA IRQ")],
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian met Iraqi Prime Minister Adel Abdul Mahdi and "
        "President Barham Salih in Baghdad on Tuesday.",
        "BAGHDAD",
        [("meeting", "held", "2019-06-11", "FRA IRQ"), ("meeting", "held", "2019-06-11", "FRA IRQ")],
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian will visit Iraq from June 20 to 22 at the "
        "invitation of his Iraqi counterpart Mohamed Ali Alhakim.",
        "PARIS",
        [("visit", "planned", "2019-06-20/2019-06-22", "FRA IRQ")],
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian began a two-day visit to Iraq on Tuesday. On "
        "Wednesday he will meet Iraqi Prime Minister Adel Abdul Mahdi.",
        "BAGHDAD",
        [
            ("visit", "held", "2019-06-11/2019-06-12", "FRA IRQ"),
            ("meeting", "planned", "2019-06-12", "FRA IRQ"),
        ],
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian is scheduled to meet Iraqi Prime Minister Adel "
        "Abdul Mahdi later on Wednesday.",
        "BAGHDAD",
        [("meeting", "planned", "2019-06-12", "FRA IRQ")],
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian flew home on Tuesday after a two-day visit to Iraq.",
        "PARIS",
        [("visit", "held", "2019-06-10/2019-06-11", "FRA IRQ")],
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian on Tuesday concluded a visit to Iraq.",
        "PARIS",
        [("visit", "held", "2019-06-11", "FRA IRQ")],
    ),
    (
        "Iran's foreign minister is expected to visit Japan in August, a spokesman said on Tuesday.",
        "TEHRAN",
        [("visit", "planned", "2019-08", "IRN JPN")],
    ),
    (
        "Iran's foreign minister will travel to Japan next week for talks with his Japanese "
        "counterpart Taro Kono.",
        "TEHRAN",
        [
            ("visit", "planned", "2019-06-17/2019-06-23", "IRN JPN"),
            ("meeting", "planned", "2019-06-17/2019-06-23", "IRN JPN"),
        ],
    ),
    (
        "A senior Iranian envoy held talks with Japanese officials in Tokyo on Tuesday.",
        "TOKYO",
        [("meeting", "held", "2019-06-11", "IRN JPN")],
    ),
    (
        "Pakistan and India agreed to resume talks in Islamabad next month.",
        "ISLAMABAD",
        [("meeting", "planned", "2019-07", "IND PAK")],
    ),
    (
        "Pakistan has proposed talks with India.",
        "ISLAMABAD",
        [("meeting", "possible", None, "IND PAK")],
    ),
    (
        "Pakistani Prime Minister Imran Khan had a meeting with Russian President Vladimir Putin on "
        "the sidelines of the summit in Bishkek on Tuesday.",
        "BISHKEK",
        [("meeting", "held", "2019-06-11", "PAK RUS")],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov and his Japanese counterpart Taro Kono discussed the "
        "peace treaty in Moscow on May 10.",
        "MOSCOW",
        [("meeting", "held", "2019-05-10", "JPN RUS")],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov said he had discussed the treaty with Japanese "
        "Foreign Minister Taro Kono last month.",
        "MOSCOW",
        [("meeting", "held", "2019-05", "JPN RUS")],
    ),
    (
        "The next round of talks between Russia and Japan will take place in Tokyo in July.",
        "MOSCOW",
        [("meeting", "planned", "2019-07", "JPN RUS")],
    ),
    (
        "Russia and Japan held the first round of talks in Moscow in January. The second round is set"
        " for July in Tokyo.",
        "MOSCOW",
        [("meeting", "held", "2019-01", "JPN RUS"), ("meeting", "planned", "2019-07", "JPN RUS")],
    ),
    (
        "The Russian president might meet his Ukrainian counterpart Volodymyr Zelensky, Kremlin "
        "spokesman Dmitry Peskov said.",
        "MOSCOW",
        [("meeting", "possible", None, "RUS UKR")],
    ),
    (
        "Kremlin spokesman Dmitry Peskov denied that Russian President Vladimir Putin had met "
        "Ukrainian President Volodymyr Zelensky.",
        "MOSCOW",
        [("meeting", "denied", None, "RUS UKR")],
    ),
    (
        "Ukrainian President Volodymyr Zelensky suggested a meeting with Russian President Vladimir "
        "Putin in Minsk.",
        "KIEV",
        [("meeting", "possible", None, "RUS UKR")],
    ),
    (
        "US special envoy Stephen Biegun left for Seoul on Tuesday.",
        "WASHINGTON",
        [("visit", "held", "2019-06-11", "KOR USA")],
    ),
    (
        "US President Donald Trump and North Korean leader Kim Jong Un held their second summit in "
        "Hanoi in February.",
        "SEOUL",
        [("meeting", "held", "2019-02", "PRK USA")],
    ),
    (
        "North Korean leader Kim Jong Un sent a letter to US President Donald Trump, who called it "
        "beautiful.",
        "WASHINGTON",
        [("message", "held", "2019-06-12", "PRK USA")],
    ),
    (
        "NATO Secretary General Jens Stoltenberg will meet Turkish President Recep Tayyip Erdogan in "
        "Ankara on Friday.",
        "BRUSSELS",
        [("meeting", "planned", "2019-06-14", "NATO TUR")],
    ),
    (
        "EU leaders will hold a summit in Brussels on June 20-21.",
        "BRUSSELS",
        [("conference", "planned", "2019-06-20/2019-06-21", "EU")],
    ),
    (
        "The EU and Ukraine will hold a summit in Kiev on July 8.",
        "BRUSSELS",
        [("meeting", "planned", "2019-07-08", "EU UKR")],
    ),
    (
        "The EU-Ukraine summit takes place in Kiev on July 8.",
        "BRUSSELS",
        [("meeting", "planned", "2019-07-08", "EU UKR")],
    ),
    (
        "German Chancellor Angela Merkel and French President Emmanuel Macron are to hold talks in "
        "Paris ahead of the EU summit on June 20.",
        "BERLIN",
        [("meeting", "planned", None, "DEU FRA"), ("conference", "planned", "2019-06-20", "EU")],
    ),
    (
        "During talks in Berlin on Tuesday, German Chancellor Angela Merkel told Ukrainian President "
        "Volodymyr Zelensky that Germany would help.",
        "BERLIN",
        [("meeting", "held", "2019-06-11", "DEU UKR")],
    ),
    (
        "Hungarian Foreign Minister Peter Szijjarto held talks in Belgrade on Tuesday with his "
        "Serbian counterpart Ivica Dacic.",
        "BELGRADE",
        [("meeting", "held", "2019-06-11", "HUN SRB")],
    ),
    (
        "Talks were held in Belgrade on Tuesday between the Hungarian and Serbian foreign ministers.",
        "BELGRADE",
        [("meeting", "held", "2019-06-11", "HUN SRB")],
    ),
    (
        "Hungarian Foreign Minister Peter Szijjarto paid a two-day visit to Serbia last week, during "
        "which he met President Aleksandar Vucic.",
        "BUDAPEST",
        [
            ("visit", "held", "2019-06-03/2019-06-09", "HUN SRB"),
            ("meeting", "held", "2019-06-03/2019-06-09", "HUN SRB"),
        ],
    ),
    (
        "Hungarian Foreign Minister Peter Szijjarto postponed his visit to Serbia.",
        "BUDAPEST",
        [("visit", "cancelled", None, "HUN SRB")],
    ),
    (
        "Thousands greeted the pope in Bucharest.",
        "BUCHAREST",
        [],
    ),
    (
        "The committee held talks with unions in London on Monday.",
        "LONDON",
        [],
    ),
    (
        "Prime Minister Narendra Modi addressed an election meeting in Varanasi.",
        "NEW DELHI",
        [],
    ),
    (
        "President Andrzej Duda met with parliament speaker Marek Kuchcinski in Warsaw.",
        "WARSAW",
        [],
    ),
    (
        "The trade dispute has hurt talks, analysts in Beijing and Washington said.",
        "BEIJING",
        [],
    ),
]


@pytest.mark.parametrize(("sentence", "dateline", "told"), WORDINGS, ids=[row[0][:60] for row in WORDINGS])
def test_a_wording_tells_of_its_contacts(sentence: str, dateline: str, told: list[Told]) -> None:
    account = read_report(Report(text=sentence, published=DAY, dateline=dateline))
    found = [(c.mode, c.status, c.date, " ".join(c.states)) for c in account.contacts]
    assert sorted(map(str, found)) == sorted(map(str, told))

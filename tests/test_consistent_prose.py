"""Sentences that add up and must raise no alarm, one for each way in which correct prose was once misread."""

import datetime as dt

import pytest

from service.engine import check
from service.model.report import Severity
from service.read.text import read_text

DATE = dt.date(2025, 5, 15)

CONSISTENT = {
    "a saving is an amount, not a fall": "The plan rests on savings of €12.4m: €5.2m from rents, €4.1m from transport and €3.1m from energy.",
    "part of planned savings": "The trust delivered £9.1m of planned savings of £13.0m, a rate of 70%.",
    "out of turns part and whole round": "The mill announced a reduction of 45 posts out of 3,180.",
    "an exchange rate in brackets is no level": "Sales were Rs 5,160 crore (US$ 600 million at Rs 86 to the dollar), up 7.5% from Rs 4,800 crore.",
    "two changes from two bases": "Turnover was 4,400 million yen, up 10.0% from 4,000 million yen in 2023 and up 4.8% from 4,200 million yen in 2022.",
    "praise has no direction": "Wage costs fell to 31.0% of income from 32.4%, an improvement of 140 basis points.",
    "each clause has its own base": "Births rose by 2.0% from 50,000, while deaths fell by 4.0% from 75,000.",
    "a price in a contribution": "Inflation was 3.1%. Cheaper heating oil (by 9.4%) took 0.3 of a percentage point off it.",
    "a number beside its percentage": "The roll grew from 620 to 651 over twelve months, a rise of 31 or 5.0%.",
    "what is left over is counted": "Of 900 berths 630 were taken, an occupancy of 70 percent, and 270 were free.",
    "a multiple is no share": "The ward reached 60 percent coverage. It did 4,500 operations, one and a half times as many as the 3,000 of last year.",
    "out of a hundred": "The clinic saw 12,300 patients in April. The cure holds in 91 of 100 patients.",
    "a unit said behind the second figure": "Missed collections halved, from 90 to 45 per 100,000.",
    "more than as a comparison": "Dealers sold 21,000 vans, 5.0% more than the 20,000 vans of 2023, and the electric share rose to 9.0% from 6.0%.",
    "so much each is another figure": "The court imposed 9,000 fines worth €1.8 million, or €200 each.",
    "so much higher is another figure": "Median pay was €2,310, i.e. €110 or 5.0% higher than the €2,200 of 2023.",
    "a rise in all and a rise a year": "They agreed on an increase of one half, or nearly 8 percent a year, by 2029.",
    "some of those counted": "The guard recorded 8,400 rescues in 2023. Of the rescues recorded, 5,460 were at night.",
    "a joint share": "The three largest mills held 31%, 22% and 17% of the market, seventy percent between them.",
    "a group and the whole": "The jobless rate stood at 7.1% in March. Among women the jobless rate was 6.4%.",
    "two shares of one population": "A renewal rate of 12.0% was reported. Some 90,000 tenants, or 8%, were in arrears in the same year.",
    "a list that a total includes": "The catch includes 5.1 million tonnes of cod, 2.2 million tonnes of herring and 1.9 million tonnes of capelin.",
    "a net change beside its base": "Twelve ships joined and five left, so the net gain on the 88 of June 2022 was seven.",
    "by points or by a fraction": "Losses fell from 12 percent to 8 percent, that is, by 4 percentage points or one third.",
    "another group's change": "Patients lost 4.1 kg, from 91.3 kg to 87.2 kg, while weight in the other group barely changed (down 0.2 kg).",
    "rates of growth side by side": "Flat prices rose by 6.2% in the year to April, compared with 7.1% in March. Expectations eased from 4.0% to 3.8%.",
    "brackets hold the year before": "• Adjusted EBITDA of £41.2m (£57.5m)\n• Revenue of £310.4m (£298.1m)",
    "full-time equivalents are counted apart": "Headcount stood at 12,480, or 11,900 full-time equivalents.",
    "a score and that of the last round": "Pupils scored 470 in reading (495 in 2018) and 502 in science, 12 less than in 2018.",
    "other nouns are no parts": "We took 240 cores out of 30 lakes. The final drew 2.4 million viewers, with 9 prizes including the cup.",
    "lists of kinds": "The park has 84 species of birds, 79 species of fish and 12 species of frogs.",
    "points back at one of two": "The levy brought in $3 million in May and $5 million in June. That $8 million went to schools.",
    "a narrower figure in another sentence": "The firm added 300 jobs in June. Over the decade it added 4,100 engineering jobs.",
    "per head of part of the country": "Population: 31 million. GDP: $240 billion. GDP per head in the north: $4,900.",
    "a price of some of what was sold": "The mill sold 400,000 tonnes of steel and took $520 million. Its plate fetched $1,600 a tonne.",
    "paid is not earned": "The group has 150 million shares, earned €600 million and paid €1.20 a share.",
    "fiscal and calendar years are apart": "Sales were $410 million in fiscal 2022. Sales were $395 million in 2022.",
    "months of two turns agree": "GOVERNOR: Inflation was 4.1 percent in March.\nMEMBER: It was 4.3 percent in April.",
    "a warm day in two units": "The kiln reached 900 degrees Celsius, or 1,652 degrees Fahrenheit.",
    "what remains": "The ₹620 crore fund puts ₹400 crore into rail, ₹150 crore into roads and the remaining ₹70 crore into ports.",
    "last year's figure": "Sales were $54 million, an increase of 8 percent on last year's $50 million.",
    "points above another time": "Turnout fell to 61 percent, which is still 4 points above the rate in May 2014 of 57 percent.",
    "two digits by chance": "The bank bought $1.7 billion of amber in 2023. One diver sold $1.7 million of amber in 2023.",
    "changes on levels of unlike times": "In the year to March 2023 thefts were 8.4 million, 15% lower than before the war. In the year to March 2023 thefts were still 17% below their level of three years earlier.",
    "a length beside a period": "The glacier lost a tenth in only two years, as much as vanished between 1960 and 1990.",
    "a loose multiple": "The police of Split counted 412 thefts, more than twenty times as many as last year's 15.",
    "times as many as before": "The clinic treated 600 patients, four times as many as the 150 of 2022.",
    "the scheme and the town": "Since 2015 the scheme has built 9,000 homes. In 2021 the town built 11,400 homes.",
    "planted and approved": "Since 2015 the state has planted 9,000 trees; in 2021 it approved 11,400.",
    "homes there were": "In 2022 the island had 9,400 homes. In May 2022 it had 9,500 homes.",
    "treated in a month": "The clinic treated 4,100 patients in 2022. In May 2022 it treated 600.",
    "a yield is not of last year's area": "Growers sowed 410,000 hectares, 20 percent more than the 342,000 hectares of 2021, and expect 4.9 million bales, about 12 bales a hectare.",
    "a stronger yen": "The yen has strengthened to 147 per dollar from 161 in early July.",
    "a weaker lira": "The lira weakened by 9 percent, from 29 per dollar to a record low of 32 per dollar.",
    "digits in another order, of two crops": "Ghana shipped 1.62 million tonnes of maize in 2023. It shipped 1.26 million tonnes of rice in 2023.",
    "taken together they do make": "Together, the 220 vans and 35 lorries make a fleet of 255 vehicles.",
    "what remains of a total said before": "The valley brought in 84,000 tonnes. Gala made up 31,000 tonnes, Golden 27,000 and other sorts the remaining 26,000.",
    "a day of another sentence": "The council of Malmö met on Monday. The budget of Sweden comes to 27.4 billion kronor, 4 percent more than this year's 26.3 billion.",
    "a school year": "The school year 2022/23 lasted nine months.",
}


@pytest.mark.parametrize("text", CONSISTENT.values(), ids=CONSISTENT)
def test_correct_prose_raises_no_alarm(catalogue, rules, text):
    report = check(read_text(text, catalogue.text, date=DATE), catalogue, rules, strict=True)
    assert [flag.check.message for flag in report.flags if flag.severity is not Severity.INFO] == []

/**
 * Sample stories of the demo page, written for it. People, firms and what is told of public bodies are invented.
 *
 * @typedef {{kind: "paragraph" | "subhead", text: string}} SampleBlock
 * @typedef {object} Sample
 * @property {string} slug        for the address of the sample on the demo page
 * @property {string} kicker      the beat, above the headline
 * @property {string} title
 * @property {string} byline
 * @property {string} published   ISO 8601 date, or date and time with zone
 * @property {string} note        says that it is a sample; shown with every story
 * @property {readonly SampleBlock[]} blocks
 */

/** Shown with every sample, so that nobody takes one for news. */
const NOTE = "Sample story, written for this demo. The people and events in it are invented.";

/**
 * @param {string} text
 * @returns {SampleBlock}
 */
const p = (text) => ({ kind: "paragraph", text });

/**
 * @param {string} text
 * @returns {SampleBlock}
 */
const h = (text) => ({ kind: "subhead", text });

/** @type {readonly Sample[]} */
export const samples = [
  {
    slug: "caspian-sturgeon",
    kicker: "Diplomacy",
    title: "Azerbaijan, Turkmenistan agree to police sturgeon poaching together in the Caspian",
    byline: "By Leyla Rzaquliyeva and Piotr Zawisza",
    published: "2024-05-14T15:40:00Z",
    note: NOTE,
    blocks: [
      p("BAKU (Reuters) - Azerbaijan and Turkmenistan signed an agreement in Baku on Tuesday to patrol their shared waters of the Caspian Sea together, hoping to save what is left of the beluga sturgeon."),
      p("Azerbaijani Ecology Minister Rauf Talibzade and Turkmen Deputy Foreign Minister Oguljan Berdiyeva exchanged the documents after two days of talks. The first joint patrol, of four boats, is to sail from Turkmenbashi on June 3."),
      p("\"A fish does not show its passport when it crosses the line,\" Talibzade told reporters. \"Neither do the people who catch it.\""),
      p("Berdiyeva said Ashgabat would spend $14.5 million on radar and would let Azerbaijani inspectors board vessels under its flag. She did not say whether crews could be tried in both countries."),
      h("Ninety percent gone"),
      p("The number of adult belugas in the Caspian has fallen by about 90 percent since 1990, according to the Caspian Environment Centre in Astrakhan. A kilogram of their roe can fetch 8,000 euros in Paris or Dubai."),
      p("Talibzade, a former coast guard captain, has argued for joint patrols since he took office in March 2022. A draft collapsed that year when the two sides could not agree on who would keep the boats."),
      p("Iran and Kazakhstan were invited to join and sent observers. Mahnaz Daryabandi of Iran's Fisheries Organization said Tehran would decide by the end of the summer, and called the agreement \"a net with fewer holes than the last one.\""),
      p("Fishermen at Neftchala, where the Kura River meets the sea, were less impressed. \"They will photograph each other,\" said Elchin, 58, who asked that his family name not be used. \"Then winter comes, and the fuel runs out.\""),
    ],
  },
  {
    slug: "lusaka-solar-results",
    kicker: "Business",
    title: "Zambian solar lender Dzuwa doubles profit as drought empties Kariba dam",
    byline: "By Mutale Chanda-Phiri, Business Reporter",
    published: "2024-08-21",
    note: NOTE,
    blocks: [
      p("LUSAKA, Aug 21 (Bloomberg) — Dzuwa Finance Plc, which rents out solar panels by the week, said on Wednesday that its first-half profit more than doubled as drought shut down turbines at the Kariba dam and left Zambia dark for up to 17 hours a day."),
      p("Net profit rose to 312 million kwacha ($12 million) in the six months ended June 30 from 148 million kwacha a year earlier. Revenue grew 64% to 1.9 billion kwacha. The shares climbed 7.2% to 41.50 kwacha on the Lusaka Securities Exchange, their highest since 2019."),
      p("\"We would rather have grown with the rain falling,\" Chief Executive Officer Thandiwe Mwanakatwe said on a conference call. \"But a barber who has light earns, and a barber who earns pays us back.\""),
      p("The company had 218,000 customers at the end of June, nearly 60,000 of them in Malawi and the Democratic Republic of Congo. It wrote off 3.8% of its loans, down from 5.1%."),
      h("A bank in all but name"),
      p("The Bank of Zambia has asked Dzuwa to apply for a deposit-taking licence by December. Chief Financial Officer Henk van Rensburg said it would do so \"with pleasure and with a lawyer\" and expected to raise at least $40 million from the International Finance Corporation next year."),
      p("Chisomo Kapyepye, an analyst at Copperline Research in Johannesburg, kept her advice to hold the stock. She said demand would weaken once the rains returned and the state utility, Zesco, caught up with repairs."),
      p("The level of Lake Kariba stood at 11% of usable storage last week, according to the Zambezi River Authority. Forecasters expect normal rains from November."),
    ],
  },
  {
    slug: "cauca-bridge-flood",
    kicker: "Disaster",
    title: "Flooded river takes bridge in southwest Colombia; 6 dead, 14 missing",
    byline: "By Catalina Restrepo Yule",
    published: "2023-11-06T22:10:00-05:00",
    note: NOTE,
    blocks: [
      p("POPAYAN, Colombia (AP) — A river swollen by nine days of rain swept away a bridge with vehicles on it in southwestern Colombia early Monday, killing at least six people and leaving 14 missing, the country's disaster agency said."),
      p("The bridge over the Timbío River collapsed at about 5:20 a.m., when a bus, two trucks and several motorcycles were crossing, Cauca Governor Octavio Guegia Mosquera said. The 82-meter span was built in 1968."),
      p("\"I braked because the lights in front of me went out, all of them at once,\" said Rosalba Tunubalá, 44, who was driving milk cans to the market in Popayán. \"I thought it was fog.\""),
      p("Rescuers pulled 23 people from the water, among them a girl of 3 who had clung to a fuel drum for two hours. Four of the injured were flown to Cali."),
      p("The National Unit for Disaster Risk Management, known as UNGRD, ordered the evacuation of 1,700 people downstream. Its director, Colonel Fabián Arango Peláez, warned that another 60 millimeters of rain could fall by Wednesday."),
      h("A warning in 2021"),
      p("Engineers from the University of Cauca reported cracks in two of the bridge's five piers in 2021. Transport Minister Milena Caicedo said repairs worth 9.4 billion pesos ($2.3 million) had been approved in August but had not begun. \"I will not hide behind a signature,\" she told Caracol Radio. \"We were late.\""),
      p("The Pan-American Highway is cut, and trucks bound for Ecuador are being sent over a mountain road that takes seven hours longer. The Nasa and Misak communities, whose reserves lie on both banks, have offered their own bridge for ambulances."),
    ],
  },
  {
    slug: "tunis-handball",
    kicker: "Sport",
    title: "Tunisia beat Egypt in extra time to win African handball title in Kigali",
    byline: "By Jean-Bosco Nshuti",
    published: "2024-01-27T21:30:00Z",
    note: NOTE,
    blocks: [
      p("KIGALI, Rwanda — Tunisia won the African handball championship for the first time in six years on Saturday when goalkeeper Skander Belhaj Amor stopped a penalty with four seconds left of extra time against Egypt."),
      p("The 31-29 victory before 9,300 people at the BK Arena earned Tunisia a place at the Olympic Games in Paris in July. Egypt, who had won the last three titles, must go through a qualifying tournament in March."),
      p("\"He always shoots low when he is tired,\" Belhaj Amor said of the Egypt captain, Hazem Abdel-Maksoud, his team mate at the French club Montrouge. \"I owe him a dinner, and he may choose the wine that he does not drink.\""),
      p("Egypt led 15-12 at half-time. Wissem Ghribi, a 19-year-old left back in his second international tournament, then scored five goals in eight minutes to draw Tunisia level."),
      p("Coach Lotfi Ben Achour, who took over in October, said his players had been told to run until the Egyptians asked them to stop. \"They did not ask,\" he said."),
      p("Angola beat Algeria 27-24 to finish third, led by 11 goals from Edson \"Didi\" Kalandula. Rwanda, the hosts, were sixth, their best result."),
      p("Abdel-Maksoud, 35, refused to say whether he would go on until the Olympics. \"Ask my knees on Monday,\" he said."),
    ],
  },
  {
    slug: "svalbard-seed-fungus",
    kicker: "Science",
    title: "A fungus asleep for 1,200 years wakes in a Norwegian laboratory",
    byline: "By Ingvild Aarseth, Science Editor",
    published: "2025-02-19",
    note: NOTE,
    blocks: [
      p("Scientists have revived a fungus from permafrost on Svalbard that last grew when Vikings were learning to sail, and found that it makes a compound which slows a disease of wheat."),
      p("The spores came from a core drilled in 2021 at Adventdalen, 9 kilometres east of Longyearbyen. Dated by the moss around them to about the year 820, they sprouted within 11 days at 4 degrees Celsius, researchers reported on Wednesday in the journal Current Mycology."),
      p("\"We had thrown away the first dish because we believed it was dirt from a sandwich,\" said Solveig Hætta-Lund, a mycologist at UiT The Arctic University of Norway and lead author of the study. \"The second dish had the same sandwich.\""),
      h("Good news for wheat, perhaps"),
      p("In a greenhouse at Wageningen in the Netherlands, wheat treated with the compound lost 18 percent of its leaves to yellow rust, against 57 percent without it. Tests in fields will start in Kenya and Ethiopia in May."),
      p("Getachew Wolde-Mariam of the Ethiopian Institute of Agricultural Research, who was not part of the team, said the result was promising but small. \"Forty plants are not a harvest,\" he said. \"Rust changes its coat every season.\""),
      p("The work cost 6.2 million kroner ($560,000) and was paid for by the Research Council of Norway. The team has not applied for a patent: under the Nagoya Protocol, Hætta-Lund said, it was not clear who would own something that froze before there was a Norway."),
      p("The town's better-known freezer, the Svalbard Global Seed Vault, has asked for a sample. It holds 1.3 million kinds of seed and, so far, no fungi."),
    ],
  },
  {
    slug: "penang-hawker-ballot",
    kicker: "Society",
    title: "Penang's hawkers vote on who may inherit a noodle stall",
    byline: "By Tan Su-Lin and Kavitha Muniandy",
    published: "2023-07-30T09:00:00+08:00",
    note: NOTE,
    blocks: [
      p("GEORGE TOWN, Malaysia: Licensed hawkers in Penang will vote on Aug 12 on whether a stall may be handed to a cook who is not family, a question that has divided the island's food courts since the City Council put it to them in June."),
      p("Of the 6,914 licence holders, 41 per cent are over 60 and have no child who wants the work, the council says. Under rules from 1987, a licence without an heir goes back into a drawer."),
      p("\"My son is an actuary in Melbourne,\" said Ooi Beng Huat, 71, who has fried koay teow on Lorong Selamat since 1979. \"He is good at telling me when I will die. He cannot tell me who will fry.\""),
      h("A foreign hand on the wok"),
      p("What worries many is who would come instead. Foreigners have been barred from cooking at Penang stalls since 2016, and the Penang Hawkers' Association fears that restaurants would buy up licences through assistants. Its chairman, Datuk Mohd Faizal bin Ishak, wants a limit of one stall for each buyer and a price of no more than RM30,000."),
      p("Councillor Shanti Arumugam, who drafted the change, said names would be checked every year. \"We are selling a duty, not a shop,\" she told a noisy meeting at Dewan Sri Pinang on Thursday."),
      p("UNESCO added the hawker culture of neighbouring Singapore to its list of intangible heritage in 2020. Malaysia has thought about an application of its own for three years."),
      p("Nurul Aisyah, 26, has worked for an unrelated char kway kak seller for five years and would inherit under the new rule. She has not told her parents, who think that she is studying accountancy."),
      p("The result is to be announced on Aug 14."),
    ],
  },
  {
    slug: "manitoba-rail-verdict",
    kicker: "Courts",
    title: "Judge orders Manitoba to return rail land to Cree nation, 110 years on",
    byline: "By Dominique Flett-Marchand",
    published: "2024-10-03T18:25:00-05:00",
    note: NOTE,
    blocks: [
      p("WINNIPEG, Manitoba — A judge on Thursday ordered the province of Manitoba to give back 4,200 hectares that were taken from a Cree community in 1914 for a railway that was never built."),
      p("Justice Margaret Oyelowo-Grant of the Court of King's Bench found that the land on the Burntwood River, 640 kilometers north of Winnipeg, had been held without right since the plan was given up in 1921. She gave the province until April 1 to hand over the titles."),
      p("\"A line on a map carried no trains,\" she wrote in a ruling of 96 pages. \"It carried off a fishery.\""),
      p("The Kisipikamak Cree Nation, which has 2,600 members, had asked for C$310 million for lost catches and timber. Oyelowo-Grant awarded C$74 million and told the two sides to negotiate over the rest."),
      p("Chief Elijah Spence-Linklater wept in the courtroom. \"My grandmother walked around that fence every day for sixty years,\" he said later. \"Next spring we will walk through it.\""),
      h("Province may appeal"),
      p("Attorney General Colin Thiessen said that the government respected the decision and would study it before deciding whether to appeal. It has 30 days. Thiessen's office had argued that a settlement in 1978, under the Northern Flood Agreement, covered the land."),
      p("Renée Chartrand, who teaches law at the University of Manitoba, said the ruling could help at least five other communities whose land was taken for works that came to nothing. The Assembly of First Nations called it overdue."),
      p("The fence, of cedar posts and wire, still stands. The band council has decided to keep a hundred meters of it."),
    ],
  },
];

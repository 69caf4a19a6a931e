"""Names and titles from which synthetic people are put together at random. None of them is anybody."""

FIRST_NAMES = (
    "Aaliyah", "Abena", "Adaeze", "Agnieszka", "Aisha", "Alasdair", "Amara", "Amit", "Ana", "Andrei",
    "Angharad", "Anika", "Arjun", "Ayesha", "Bethan", "Bilal", "Bronwen", "Callum", "Carys", "Chen",
    "Chidi", "Ciara", "Dafydd", "Daniela", "David", "Deepa", "Dominic", "Ebony", "Eilidh", "Elena",
    "Emeka", "Esther", "Fatima", "Femi", "Fiona", "Gareth", "Grace", "Gurpreet", "Hannah", "Haruto",
    "Hassan", "Helen", "Ibrahim", "Ines", "Iqra", "Isla", "Jamal", "James", "Jasmine", "Joanna",
    "Joseph", "Kai", "Kavita", "Kwame", "Layla", "Lerato", "Li", "Liam", "Lucia", "Magda",
    "Manjit", "Marcus", "Maria", "Mei", "Michael", "Mina", "Mohammed", "Nadia", "Naomi", "Ngozi",
    "Niamh", "Nikhil", "Olivia", "Omar", "Oluwaseun", "Patrick", "Petra", "Priya", "Rachel", "Rashid",
    "Rebecca", "Rhys", "Rosa", "Ruth", "Samira", "Sarah", "Sean", "Shanice", "Simran", "Sofia",
    "Stephen", "Sunita", "Tariq", "Thandi", "Thomas", "Tomasz", "Usha", "Victoria", "Wei", "Yusuf",
    "Yetunde", "Zainab", "Zofia", "Zuri",
)  # fmt: skip  # several to a line read better here
LAST_NAMES = (
    "Abbott", "Achebe", "Adeyemi", "Ahmed", "Ali", "Anderson", "Asante", "Baker", "Bello", "Bevan",
    "Bhatt", "Boateng", "Brennan", "Campbell", "Chan", "Choudhury", "Clarke", "Cohen", "Cooper", "Costa",
    "Das", "Davies", "Desai", "Diallo", "Edwards", "Evans", "Fernandes", "Francis", "Gill", "Goldberg",
    "Green", "Griffiths", "Gupta", "Haddad", "Harris", "Hassan", "Hughes", "Hussain", "Ibrahim", "Islam",
    "Jackson", "James", "Johnson", "Jones", "Joseph", "Kapoor", "Kaur", "Kelly", "Khan", "Kowalski",
    "Kumar", "Lewis", "Li", "Lopez", "Mahmood", "Malik", "Martin", "Mensah", "Mitchell", "Morgan",
    "Murphy", "Mwangi", "Nair", "Nguyen", "Nowak", "O’Brien", "Odukoya", "Okafor", "Osei", "Owusu",
    "Papadopoulos", "Park", "Parker", "Patel", "Pereira", "Popescu", "Price", "Qureshi", "Rahman", "Reid",
    "Roberts", "Robinson", "Rossi", "Saleh", "Santos", "Shah", "Sharma", "Siddiqui", "Silva", "Singh",
    "Smith", "Stewart", "Suleiman", "Tan", "Taylor", "Thapa", "Thomas", "Thompson", "Turner", "Walker",
    "Wang", "Williams", "Wilson", "Wood", "Wright", "Yusuf", "Zhang", "Zielinski",
)  # fmt: skip  # several to a line read better here
TITLES = (
    "Chair", "Chief executive", "Non-executive director", "Director of people", "Chief nurse",
    "Medical director", "Chief finance officer", "Director of strategy",
    "Head of equality, diversity and inclusion",
    "Equality, diversity and inclusion lead", "Head of workforce information", "Analyst",
    "Associate director of organisational development", "Consultant", "Head of midwifery", "Service manager",
    "Freedom to Speak Up Guardian", "Head of communications", "Director of public health",
    "Programme manager",
    "Matron", "Head of patient experience", "Company secretary", "Trustee", "Community engagement lead",
)  # fmt: skip  # several to a line read better here

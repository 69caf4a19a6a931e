"""What a lead answers about a table of appraisals: all but which column is which."""

ABOUT_APPRAISALS = {
    "period": "2025/26",
    "codes:Ethnic group": "ethnicity_five_2001",
    "indicator": "own",
    "title": "Staff who had an appraisal",
    "numerator_words": "Staff who had an appraisal in the year",
    "denominator_words": "Staff in post on 31 March",
    "indicator_source": "Electronic staff record",
    "cannot_tell": "Whether the appraisal was of use.",
    "polarity": "higher is better",
    "theme": "leadership",
}

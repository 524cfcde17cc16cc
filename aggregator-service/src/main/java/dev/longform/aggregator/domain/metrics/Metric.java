package dev.longform.aggregator.domain.metrics;

/** The quality metrics and those of runs; their names in Prometheus have underscores. */
public enum Metric {
    ACCURACY("longform.accuracy.ratio", "Mean credit of the answered items"),
    ACCURACY_LOW("longform.accuracy.low.ratio", "Lower end of the accuracy's 95% interval"),
    ACCURACY_HIGH("longform.accuracy.high.ratio", "Upper end of the accuracy's 95% interval"),
    BOUND_LOW("longform.accuracy.bound.low.ratio", "Accuracy if every unanswered item were wrong"),
    BOUND_HIGH("longform.accuracy.bound.high.ratio", "Accuracy if every unanswered item were right"),
    CHANGE("longform.accuracy.change.ratio", "Accuracy less that of the previous revision, on the items both answered"),
    CHANGE_LOW("longform.accuracy.change.low.ratio", "Lower end of the change's 95% interval"),
    CHANGE_HIGH("longform.accuracy.change.high.ratio", "Upper end of the change's 95% interval"),
    PAPER("longform.paper.accuracy.ratio", "What the paper reports for this model"),
    COVERAGE("longform.coverage.ratio", "Answered items per attempted one"),
    STRICT("longform.strict.ratio", "Share of CORRECT among the answered items"),
    TIED("longform.tied.ratio", "Share of TIED among the answered items"),
    MIXED("longform.mixed.ratio", "Share of MIXED among the answered items"),
    ANSWERED("longform.answered.items", "Items with an outcome other than UNSCORED"),
    ATTEMPTED("longform.attempted.items", "Items published at least once or settled by the coordinator"),
    UNSCORED("longform.unscored.items", "Unscored items by reason"),
    TRUNCATED("longform.truncated.items", "Items of which the server saw only a part"),
    TRUNCATION_UNKNOWN("longform.truncation.unknown.items", "Answered items for which nobody knows"),
    POSITION_BIAS("longform.position.bias.ratio", "Position bias by number of candidates"),
    CONSISTENCY("longform.consistency.ratio", "Share of items for which every order picked the same candidate"),
    NEEDLE_ACCURACY("longform.needle.accuracy.ratio", "Accuracy by length in tokens and start of the position bin"),
    TOKENS("longform.tokens", "Tokens over every call made, as the server stated them"),
    CALLS("longform.calls", "Calls made"),
    COST("longform.cost", "What the calls cost, in units of the currency"),
    FINISHED("longform.run.created.timestamp.seconds", "When the run that the numbers are of was asked for"),
    REVISION_SINCE(
            "longform.revision.since.timestamp.seconds",
            "When the first run of the revision was asked for, on whatever dataset"),

    RUNS("longform.runs", "Runs by state"),
    RUN_ITEMS("longform.run.items", "Items of an unfinished run by stage"),
    RUN_CHANGED(
            "longform.run.changed.timestamp.seconds",
            "When a verdict of an unfinished run was stored last, or else when it was asked for"),
    LAST_VERDICT("longform.last.verdict.timestamp.seconds", "When a verdict of any run was stored last"),
    RECOUNTED("longform.recount.runs", "Runs that were counted again from their verdicts since they ended"),
    RECOUNT_UNEQUAL("longform.recount.unequal.runs", "Those of them whose running numbers were not equal");

    private final String meter;
    private final String description;

    Metric(String meter, String description) {
        this.meter = meter;
        this.description = description;
    }

    /** Its name as a meter. */
    public String meter() {
        return meter;
    }

    /** What it is, for people. */
    public String description() {
        return description;
    }

    /** Its name in Prometheus. */
    public String series() {
        return meter.replace('.', '_');
    }
}

package dev.longform.cli.client;

/**
 * The two services that have an API for people.
 *
 * @param dataset datasets, models, runs
 * @param aggregator verdicts and numbers
 */
public record Services(DatasetService dataset, AggregatorService aggregator) {
    /** The services of a local system at these roots, which ask nobody for a token. */
    public static Services at(String datasetUrl, String aggregatorUrl) {
        return at(datasetUrl, aggregatorUrl, Credentials.NONE);
    }

    /** The services at these roots: of each one, or several of which the first that answers is asked, with commas between them. */
    public static Services at(String datasetUrl, String aggregatorUrl, Credentials credentials) {
        return new Services(
                new DatasetService(new RestClient(
                        Address.of("dataset-service", datasetUrl, "--dataset-url", "LONGFORM_DATASET_URL"),
                        credentials)),
                new AggregatorService(new RestClient(
                        Address.of("aggregator-service", aggregatorUrl, "--aggregator-url", "LONGFORM_AGGREGATOR_URL"),
                        credentials)));
    }
}

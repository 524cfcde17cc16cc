package dev.longform.aggregator.domain.generalisation;

import java.util.List;

/**
 * A model that was asked in one way on all of the data.
 *
 * @param asked the model and the way
 * @param runs its runs, in the order of the data
 * @param inside what it answered on data from the source
 * @param outside what it answered on data from elsewhere
 */
public record Participant(Asked asked, List<String> runs, Side inside, Side outside) {}

package dev.longform.local.simulated;

/**
 * What a request wants of an answer.
 *
 * @param limit most tokens to write
 * @param form the form that it prescribes; null for none
 * @param probabilities how many choices for each token; 0 for no probabilities at all
 * @param thinks whether the model may think
 */
record ChatAsk(int limit, AnswerForm form, int probabilities, boolean thinks) {}

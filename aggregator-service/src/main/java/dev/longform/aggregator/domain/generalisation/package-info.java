/** Whether models that were trained on one source lose less elsewhere: classifiers beside generative judges. */
package dev.longform.aggregator.domain.generalisation;

/** Whether a model may go on: policies, and the word on them. */
package dev.longform.aggregator.domain.gate;

/** Haystacks from Kafka, pairs to Kafka. The only package that imports reactive messaging. */
package dev.longform.needles.messaging;

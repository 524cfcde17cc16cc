/** The arithmetic of the benchmark: plain Java, no framework. What two services compute alike stands here once. */
package dev.longform.benchmark;

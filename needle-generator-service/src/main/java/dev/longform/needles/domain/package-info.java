/** Haystacks and needles: cutting a source, filling the cells, measuring the result. Plain Java. */
package dev.longform.needles.domain;

/** Plans of needle versions: which haystacks are asked for, which pairs are taken, and when a version is sealed. */
package dev.longform.dataset.domain.needles;

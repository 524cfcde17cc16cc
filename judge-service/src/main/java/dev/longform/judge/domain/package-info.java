/** How a judge is asked about an item, and what comes of its answers. Plain Java. */
package dev.longform.judge.domain;

/** REST: what this service does without being asked by a run. */
package dev.longform.judge.api;

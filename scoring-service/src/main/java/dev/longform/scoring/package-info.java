/** Classifiers: models that return one number for a prompt and a response. */
package dev.longform.scoring;

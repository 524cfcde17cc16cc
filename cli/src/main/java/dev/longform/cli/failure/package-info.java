/** Failures that are told to the user in one or two lines. */
package dev.longform.cli.failure;

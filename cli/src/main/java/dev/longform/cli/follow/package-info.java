/** Watching runs until they end. */
package dev.longform.cli.follow;

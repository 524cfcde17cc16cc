/** {@code longform leaderboard}, {@code heatmap}, {@code compare}, {@code history}, {@code generalisation} and {@code gate}: what runs tell. */
package dev.longform.cli.command.results;

/** {@code longform deployments}. */
package dev.longform.cli.command.deployments;

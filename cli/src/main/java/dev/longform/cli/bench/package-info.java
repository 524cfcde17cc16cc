/**
 * Measures the system and what it withstands, on this machine: a whole local system against simulated servers that keep
 * their own count. Figures are ratios taken in one run.
 */
package dev.longform.cli.bench;

/**
 * Simulated model servers: real HTTP, the true wire protocol, a stated behaviour and a tally of their own. They know a
 * dataset file and find its candidates by their text, as nothing in a request says which item it is about. They share
 * no parser, template or scoring rule with the system that they calibrate.
 */
package dev.longform.local.simulated;

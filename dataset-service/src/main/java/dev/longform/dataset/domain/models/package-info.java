/** The registry of reward models. */
package dev.longform.dataset.domain.models;

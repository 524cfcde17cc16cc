/** Newly deployed model revisions: each is registered and evaluated once. */
package dev.longform.dataset.domain.deployments;

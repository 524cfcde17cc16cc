/** The watch of a Kubernetes cluster: which of its objects are evaluated, when, as which revision, and what they hear. */
package dev.longform.dataset.domain.watch;

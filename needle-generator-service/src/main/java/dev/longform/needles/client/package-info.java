/** HTTP: to model servers, and to dataset-service, which keeps what editors answered. */
package dev.longform.needles.client;

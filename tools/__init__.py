"""What makes and checks the files of this repository; no part of the service."""

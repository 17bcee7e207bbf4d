detach delta

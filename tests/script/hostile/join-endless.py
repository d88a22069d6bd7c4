# ends: MemoryError or stopped
import itertools

''.join(itertools.repeat('x'))

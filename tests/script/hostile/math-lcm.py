# ends: fine or stopped
import math

math.lcm(*range(1, 200000))

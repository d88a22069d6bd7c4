print("grown while looping:", e)
print("made from:", [5, 3, 8, 1][1:].index(8), list("abc"), list((1, 2)), list({"k": 1}))
stack = []
for token in "3 4 + 2 * 7 -".split():
    if token in "+-*":
        right, left = stack.pop(), stack.pop()
        if token == "+":
            stack.append(left + right)
        else:
            stack.append(left - right if token == "-" else left * right)
    else:
        stack.append(int(token))
print("stack machine:", stack)

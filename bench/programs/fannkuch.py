# SPDX-License-Identifier: Apache-2.0
"""Flipping permutations: integer lists."""
def run(n=8):
    perm1, count, best, r, sign, checksum = list(range(n)), [0] * n, 0, n, 1, 0
    while True:
        if perm1[0]:
            perm, flips = perm1[:], 0
            k = perm[0]
            while k:
                perm[:k + 1] = perm[k::-1]
                flips += 1
                k = perm[0]
            best = max(best, flips)
            checksum += sign * flips
        if sign == 1:
            perm1[0], perm1[1] = perm1[1], perm1[0]
            sign = -1
        else:
            perm1[1], perm1[2] = perm1[2], perm1[1]
            sign = 1
            for i in range(2, n - 1):
                if count[i] < i:
                    count[i] += 1
                    break
                count[i] = 0
                perm1.insert(i + 1, perm1.pop(0))
            else:
                if count[n - 1] >= n - 1:
                    return best, checksum
                count[n - 1] += 1
                if count[n - 1] == n - 1:
                    return best, checksum

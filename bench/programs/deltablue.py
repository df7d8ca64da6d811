# SPDX-License-Identifier: Apache-2.0
"""A chain of constraints that are planned and executed: classes, inheritance, polymorphic calls."""
class Variable:
    def __init__(self, value):
        self.value, self.constraints, self.mark = value, [], 0
class Constraint:
    strength = 1
    def execute(self):
        pass
class Scale(Constraint):
    strength = 2
    def __init__(self, source, factor, target):
        self.source, self.factor, self.target = source, factor, target
        source.constraints.append(self)
    def execute(self):
        self.target.value = self.source.value * self.factor + 1
    def output(self):
        return self.target
class Equal(Constraint):
    def __init__(self, source, target):
        self.source, self.target = source, target
        source.constraints.append(self)
    def execute(self):
        self.target.value = self.source.value
    def output(self):
        return self.target
def plan(start, mark):
    todo, order = [start], []
    while todo:
        variable = todo.pop()
        if variable.mark != mark:
            variable.mark = mark
            for constraint in variable.constraints:
                order.append(constraint)
                todo.append(constraint.output())
    return order
def run():
    variables = [Variable(i) for i in range(400)]
    for a, b in zip(variables, variables[1:]):
        Scale(a, 1, b) if a.value % 3 == 0 else Equal(a, b)
    total = 0
    for mark in range(1, 120):
        variables[0].value = mark
        for constraint in plan(variables[0], mark):
            constraint.execute()
        total += variables[-1].value
    return total

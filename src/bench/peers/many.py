from metaflow import FlowSpec, Parameter, step


class ManyFlow(FlowSpec):
    n = Parameter('n', default=100)

    @step
    def start(self):
        self.numbers = list(range(1, self.n + 1))
        self.next(self.square, foreach='numbers')

    @step
    def square(self):
        self.result = self.input * self.input
        print(f'{self.input} squared is {self.result}')
        self.next(self.gather)

    @step
    def gather(self, inputs):
        self.count = sum(1 for _ in inputs)
        self.next(self.end)

    @step
    def end(self):
        print(f'{self.count} tasks')


if __name__ == '__main__':
    ManyFlow()

from metaflow import FlowSpec, step


class HelloFlow(FlowSpec):

    @step
    def start(self):
        self.greeting = 'Hello, world'
        self.next(self.end)

    @step
    def end(self):
        print(self.greeting.upper() + '!')


if __name__ == '__main__':
    HelloFlow()

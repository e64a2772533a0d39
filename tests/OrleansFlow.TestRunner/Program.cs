using OrleansFlow.TestRunner;

var options = RunnerOptions.Parse(args);
if (options.Error is not null)
{
    Console.Error.WriteLine($"oflow test: {options.Error}");
    Console.Error.WriteLine(RunnerOptions.Usage);
    return 2;
}

return await new TestRun(options, RepositoryRoot.Find()).RunAsync();

using OrleansFlow;
using OrleansFlow.Cli;
using OrleansFlow.Cli.Commands;
using OrleansFlow.Cli.Programs;

try
{
    return await CommandLine.InvokeAsync(args);
}
catch (Exception exception) when (exception is CommandException or OrleansFlowException)
{
    Console.Error.WriteLine($"oflow: {exception.Message}");
    return 1;
}
catch (ProgramFailedException exception)
{
    Console.Error.WriteLine($"oflow: {exception.Message}");
    Console.Error.WriteLine(exception.Place);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("oflow: stopped.");
    return 130;
}

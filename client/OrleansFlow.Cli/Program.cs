using OrleansFlow;
using OrleansFlow.Cli;
using OrleansFlow.Cli.Commands;
using OrleansFlow.Cli.Programs;
using System.CommandLine;

(string[] own, string[] program) = ProgramArguments.Split(args);
var root = new RootCommand("Stateful stream processing for .NET on Microsoft Orleans.")
{
    DemoCommand.Create(),
    RunCommand.Create(program),
    InfoCommand.Create(program),
    ListCommand.Create(),
    CancelCommand.Create(),
};

try
{
    return await root.Parse(own).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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

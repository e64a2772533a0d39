using System.CommandLine;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;

namespace OrleansFlow.Cli.Commands;

/// <summary>oflow info: runs a program up to its first execution and prints the plan instead.</summary>
internal static class InfoCommand
{
    public static Command Create(string[] programArguments)
    {
        var program = new ProgramOptions(programArguments);
        var command = new Command("info", "Prints the plan of a program as JSON; nothing is executed.");
        program.AddTo(command);
        command.SetAction(async (ParseResult result, CancellationToken cancellationToken) =>
        {
            try
            {
                await program.RunProgramAsync(result, new PlanFactory(), cancellationToken);
            }
            catch (PlanReady plan)
            {
                Console.WriteLine(plan.Json);
                return 0;
            }

            throw new CommandException("the program ended without executing a job.");
        });
        return command;
    }

    private sealed class PlanFactory : IJobExecutorFactory, IJobExecutor
    {
        public string Target => "plan";

        public bool ShipsAssemblies => false;

        public IJobExecutor Create(JobConfiguration configuration) => this;

        public Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken) =>
            throw new PlanReady(graph.JsonPlan);
    }

    /// <summary>Leaves the program where it would have executed.</summary>
    private sealed class PlanReady(string json) : Exception("The plan of the program is ready; it goes no further.")
    {
        public string Json { get; } = json;
    }
}

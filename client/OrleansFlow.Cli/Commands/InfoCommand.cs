using System.CommandLine;
using OrleansFlow.Cli.Programs;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;

namespace OrleansFlow.Cli.Commands;

/// <summary>oflow info: runs a program up to its first execution and prints the plan instead.</summary>
internal static class InfoCommand
{
    public static Command Create(ProgramArguments programArguments)
    {
        var program = new ProgramOptions(programArguments);
        var command = new Command("info", "Prints the plan of a program as JSON; nothing is executed.");
        program.AddTo(command);
        command.SetAction(async (ParseResult result, CancellationToken cancellationToken) =>
        {
            var plan = new PlanFactory();
            try
            {
                await program.RunProgramAsync(result, plan, cancellationToken);
            }
            catch (ProgramFailedException) when (plan.Json is not null)
            {
            }

            Console.WriteLine(plan.Json ?? throw new CommandException("the program ended without executing a job."));
            return 0;
        });
        return command;
    }

    private sealed class PlanFactory : IJobExecutorFactory, IJobExecutor
    {
        /// <summary>The plan of the first job that the program executed.</summary>
        public string? Json { get; private set; }

        public string Target => "plan";

        public bool ShipsAssemblies => false;

        public IJobExecutor Create(JobConfiguration configuration) => this;

        // Leaves the program where it would have executed.
        public Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken)
        {
            Json ??= graph.JsonPlan;
            throw new NotSupportedException("The plan of the program is ready; it goes no further.");
        }
    }
}

using System.CommandLine;
using System.Reflection;
using OrleansFlow.Cli.Programs;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Hosting;

namespace OrleansFlow.Cli.Commands;

/// <summary>What `run` and `info` share: a program, its arguments, and the options of its environment.</summary>
internal sealed class ProgramOptions(ProgramArguments programArguments)
{
    private readonly Option<int?> _parallelism = new("--parallelism", "-p") { Description = "Parallelism of operators that set none.", CustomParser = CommandLine.Number<int>("a whole number") };
    private readonly Option<string?> _class = new("--class", "-c") { Description = "Class whose Main is the program, instead of the assembly's entry point." };
    private readonly Option<string?> _jobId = new("--job-id") { Description = "Id of the job, 32 hexadecimal digits; a new one if none is given." };
    private readonly Option<string[]> _settings = new("-D") { Description = "An option of the job, key=value; may stand more than once.", DefaultValueFactory = _ => [] };
    private readonly Argument<string> _program = new("program") { Description = "The program: a .dll, a project file, or a directory with one. What stands behind it are its arguments." };

    public ClusterArguments Cluster { get; } = new();

    public void AddTo(Command command)
    {
        command.Add(_parallelism);
        command.Add(_class);
        command.Add(_jobId);
        command.Add(_settings);
        command.Add(_program);
        Cluster.AddTo(command);
    }

    /// <summary>Runs the program's Main with these options and this executor.</summary>
    public async Task<int> RunProgramAsync(ParseResult result, IJobExecutorFactory? executor, CancellationToken cancellationToken)
    {
        JobConfiguration configuration = CreateConfiguration(result);
        string path = await ProgramFile.ResolveAsync(result.GetValue(_program)!, cancellationToken);
        Assembly assembly = LoadProgram(path);
        MethodInfo entry = ProgramEntry.Find(assembly, result.GetValue(_class));
        using (StreamExecutionEnvironment.UseAsContext(configuration, executor))
        {
            return await ProgramEntry.InvokeAsync(entry, programArguments.Values);
        }
    }

    /// <summary>The options of the program's environment.</summary>
    public JobConfiguration CreateConfiguration(ParseResult result)
    {
        var configuration = new JobConfiguration();
        foreach (string setting in result.GetValue(_settings)!)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new CommandException($"-D {setting}: key=value is expected.");
            }

            configuration.Set(setting[..equals], setting[(equals + 1)..]);
        }

        if (result.GetValue(_parallelism) is { } parallelism)
        {
            if (parallelism < 1)
            {
                throw new CommandException($"-p {parallelism}: the parallelism must be at least 1.");
            }

            configuration.Set(PipelineOptions.Parallelism, parallelism);
        }

        if (result.GetValue(_jobId) is { } jobId)
        {
            configuration.Set(PipelineOptions.JobId, jobId);
        }

        Cluster.ApplyTo(configuration, result);
        return configuration;
    }

    private static Assembly LoadProgram(string path)
    {
        try
        {
            var context = new ProgramLoadContext(path);
            LocalProgram.Context = context;
            return context.LoadFromAssemblyPath(path);
        }
        catch (BadImageFormatException exception)
        {
            throw new CommandException($"'{path}' is not a .NET assembly.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}

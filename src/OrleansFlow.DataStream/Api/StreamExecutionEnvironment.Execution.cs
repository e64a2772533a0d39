using OrleansFlow.Capture;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Runtime;

namespace OrleansFlow;

public sealed partial class StreamExecutionEnvironment
{
    private const string DefaultJobName = "Streaming Job";

    /// <summary>
    /// Executes what was written down since the last execution, with all that it builds on, and does not wait for its end
    /// (executeAsync). A job inside this process ends with it: a program that has nothing else to do calls
    /// <see cref="ExecuteAndWaitAsync"/> (execute).
    /// </summary>
    /// <param name="jobName">Name of the job; default: <c>pipeline.name</c>.</param>
    /// <param name="cancellationToken">Gives up waiting for the job to be taken.</param>
    /// <returns>A handle on the job, once it is taken.</returns>
    /// <exception cref="JobSubmissionException">The program is not a job, a function cannot be captured, or the job is refused.</exception>
    public async Task<IJobClient> ExecuteAsync(string? jobName = null, CancellationToken cancellationToken = default)
    {
        (IJobClient client, _) = await SubmitAsync(jobName, collect: null, cancellationToken);
        return client;
    }

    /// <summary>
    /// Executes what was written down since the last execution, with all that it builds on, and waits for its end.
    /// </summary>
    /// <param name="jobName">Name of the job; default: <c>pipeline.name</c>.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>The result.</returns>
    /// <exception cref="JobSubmissionException">The program is not a job, a function cannot be captured, or the job is refused.</exception>
    /// <exception cref="JobExecutionException">The job failed or was cancelled.</exception>
    public async Task<JobExecutionResult> ExecuteAndWaitAsync(string? jobName = null, CancellationToken cancellationToken = default)
    {
        IJobClient client = await ExecuteAsync(jobName, cancellationToken);
        await using (client)
        {
            try
            {
                return await client.GetResultAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await client.CancelAsync(CancellationToken.None);
                throw;
            }
        }
    }

    /// <summary>The plan of what was written down so far, in Flink's JSON form; nothing is executed.</summary>
    /// <param name="jobName">Name of the job; default: <c>pipeline.name</c>.</param>
    public string GetExecutionPlan(string? jobName = null) => GetStreamGraph(jobName).ToJson();

    /// <summary>The stream graph of what was written down so far; nothing is executed.</summary>
    /// <param name="jobName">Name of the job; default: <c>pipeline.name</c>.</param>
    public StreamGraph GetStreamGraph(string? jobName = null)
    {
        GraphArguments.RuntimeMode(Configuration.Get(PipelineOptions.RuntimeMode));
        var settings = new StreamGraphSettings
        {
            Configuration = Copy(Configuration),
            GlobalJobParameters = AllGlobalJobParameters(),
            Parallelism = Parallelism,
            MaxParallelism = MaxParallelism,
            BufferTimeoutMs = BufferTimeoutMs,
        };
        StreamGraph graph = new StreamGraphGenerator(settings).Generate(NameOf(jobName), _operators, _executed);
        TypeChecks.Validate(graph, TypeRegistry);
        return graph;
    }

    /// <summary>The job graph of what was written down so far, with captured functions; nothing is executed.</summary>
    /// <param name="jobName">Name of the job; default: <c>pipeline.name</c>.</param>
    /// <exception cref="JobSubmissionException">The program is not a job, or a function cannot be captured.</exception>
    public JobGraph GetJobGraph(string? jobName = null) =>
        Generate(new JobGraphGenerator(GetStreamGraph(jobName)), new CaptureSession(Configuration));

    internal async Task<(IJobClient Client, OperatorId CollectOperator)> SubmitAsync(string? jobName, OperatorSpec? collect, CancellationToken cancellationToken)
    {
        IJobExecutorFactory factory = _executorFactory ?? JobExecutors.Find(Target);
        StreamGraph streamGraph = GetStreamGraph(jobName);
        _executed = _operators.Count;
        var capture = new CaptureSession(Configuration);
        var generator = new JobGraphGenerator(streamGraph);
        JobGraph graph = Generate(generator, capture);
        IReadOnlyList<ProgramAssembly> assemblies = capture.ProgramAssemblies(factory.ShipsAssemblies);
        if (factory.ShipsAssemblies)
        {
            graph = graph with { UserAssemblies = [.. assemblies.Select(static assembly => new UserAssembly(assembly.Name, ProgramAssembly.BlobKey(assembly.ReadContent())))] };
        }

        IJobClient client = await factory.Create(Configuration).SubmitAsync(graph, assemblies, cancellationToken);
        return (client, collect is null ? default : generator.IdOf(collect));
    }

    private JobGraph Generate(JobGraphGenerator generator, CaptureSession capture) =>
        generator.Generate(NewJobId(), _typeRegistrations, capture) with { CachedFiles = CachedFiles() };

    // What the program sets goes before what the configuration says.
    private SortedDictionary<string, string> AllGlobalJobParameters()
    {
        SortedDictionary<string, string> all = OptionMap.Parse(PipelineOptions.GlobalJobParameters.Key, Configuration.Get(PipelineOptions.GlobalJobParameters));
        foreach ((string name, string value) in _globalJobParameters)
        {
            all[name] = value;
        }

        return all;
    }

    private string NameOf(string? jobName) =>
        jobName is not null ? GraphArguments.NotEmpty(jobName, "The name of a job")
        : Configuration.Get(PipelineOptions.Name) is { Length: > 0 } configured ? configured
        : DefaultJobName;

    private JobId NewJobId()
    {
        string configured = Configuration.Get(PipelineOptions.JobId);
        return configured.Length == 0 ? new JobId(RuntimeServices.NewId(RuntimeServices.System.CreateRandom("job id")))
            : JobId.TryParse(configured, out JobId id) ? id
            : throw new JobSubmissionException($"Option '{PipelineOptions.JobId.Key}' has the value '{configured}', which is no job id: 32 hexadecimal digits are expected.");
    }
}

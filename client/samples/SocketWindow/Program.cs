using System.Globalization;
using OrleansFlow;
using OrleansFlow.Samples;
using OrleansFlow.Samples.SocketWindow;

return await SampleProgram.RunAsync(
    "SocketWindow",
    args,
    ["--hostname <host>", "--port <port>"],
    static (environment, options) => SocketWindowJob.Define(
        environment,
        options["--hostname"],
        int.TryParse(options["--port"], NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : throw new JobSubmissionException($"--port is '{options["--port"]}', which is not a number."),
        options["--output"]),
    static result => $"{result.GetAccumulatorResult<long>(SplitWords.Words)} words, {result.NetRuntime.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s");

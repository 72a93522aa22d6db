using BenchmarkDotNet.Running;
using IamConsole.Benchmarks.Api;

switch (args)
{
    case ["load", .. var arguments]:
        return await LoadScenario.RunAsync(arguments);
    case ["crash", .. var arguments]:
        return await CrashScenario.RunAsync(arguments);
    case ["memory", .. var arguments]:
        return await MemoryScenario.RunAsync(arguments);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;

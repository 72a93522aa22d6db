using BenchmarkDotNet.Running;
using IamConsole.Benchmarks.Api;

if (args is ["load", .. var arguments])
{
    return await LoadScenario.RunAsync(arguments);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;

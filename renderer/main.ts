// Where the page begins: the frame is put up and handed what the preload gives.
import { mount } from 'svelte';
import App from './App.svelte';
import { answerTakeBack } from './state';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');

answerTakeBack();
mount(App, { target, props: { api: window.terminal } });
